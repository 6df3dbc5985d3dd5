/// A fake AMI server, for situations that a real Asterisk cannot produce on demand: no response, lost connections,
/// repeated or missing events.
@NullMarked
package io.trunkline.testkit.ami;

import org.jspecify.annotations.NullMarked;
