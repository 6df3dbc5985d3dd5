/// Tests of carriers and clients on the node, by command: whether the name resolves, the node has the
/// endpoint, an OPTIONS request is answered, the registrar accepts us, and a call is answered. Each step is
/// published as `endpoint.tested`.
@NullMarked
package io.trunkline.ami.endpointtests;

import org.jspecify.annotations.NullMarked;
