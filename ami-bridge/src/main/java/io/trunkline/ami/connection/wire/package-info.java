/// AMI events as asterisk-java fills them in. Its own classes for these events lose headers that we need (TechCause of
/// Hangup, DestChanVariable of DialBegin and DialEnd), so these take their place; it finds setters by name, hence the
/// public classes without any other use. What has no setter is counted and dropped.
@NullMarked
package io.trunkline.ami.connection.wire;

import org.jspecify.annotations.NullMarked;
