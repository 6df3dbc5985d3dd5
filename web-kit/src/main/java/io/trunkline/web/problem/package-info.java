/// Problems (RFC 9457): their codes, the exception that carries a problem, and the translation of every failure to
/// a problem+json response.
@NullMarked
package io.trunkline.web.problem;

import org.jspecify.annotations.NullMarked;
