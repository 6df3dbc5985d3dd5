/// The service that decides whom each call goes to: campaigns and their links, what is known of carriers, clients
/// and numbers, decisions, leases, and the calls that are placed over the API.
@NullMarked
package io.trunkline.routing;

import org.jspecify.annotations.NullMarked;
