/// Runs a real nameserver for tests, provided by the script `asterisk/fetch-dnsmasq`.
@NullMarked
package io.trunkline.testkit.dns;

import org.jspecify.annotations.NullMarked;
