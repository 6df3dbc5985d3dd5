/// The wire format of the manager interface (AMI): asterisk-java's connection, event classes with the headers that
/// the bridge reads, and the mapping to [io.trunkline.ami.connection.domain]. Nothing outside this package uses
/// asterisk-java; other packages use [io.trunkline.ami.connection.wire.AmiSessions].
///
/// The package is large because asterisk-java needs a class for each AMI event and each action, and sets headers by
/// the names of setters.
@NullMarked
package io.trunkline.ami.connection.wire;

import org.jspecify.annotations.NullMarked;
