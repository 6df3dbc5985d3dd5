/// How each carrier's and client's endpoint stands with the node: `endpoint.status`, said when it changes. The
/// addresses
/// by which AMI names a registration are known from `realtime.applied`.
@NullMarked
package io.trunkline.ami.endpointstatus;

import org.jspecify.annotations.NullMarked;
