/// `./trunkline demo`: creates a small example business over REST, places real calls with SIPp as carriers and
/// client, and compares the call records with what SIPp counted. It uses only the public REST API.
@NullMarked
package io.trunkline.demo;

import org.jspecify.annotations.NullMarked;
