/// The address of the client that sends a request, also behind reverse proxies
/// ([io.trunkline.web.address.ClientAddress]). Forwarded headers are read only where a trusted proxy has sent them.
@NullMarked
package io.trunkline.web.address;

import org.jspecify.annotations.NullMarked;
