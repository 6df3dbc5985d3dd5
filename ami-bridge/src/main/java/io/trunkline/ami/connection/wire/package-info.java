/// The wire format of the manager interface (AMI): asterisk-java's connection, event classes that read the headers
/// we need, and the mapping to [io.trunkline.ami.connection.domain]. Nothing outside this package uses
/// asterisk-java; it is reached through [io.trunkline.ami.connection.wire.AmiSessions].
@NullMarked
package io.trunkline.ami.connection.wire;

import org.jspecify.annotations.NullMarked;
