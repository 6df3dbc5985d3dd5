/// How long the bridge remembers: what was said, what was claimed, what Asterisk logged.
@NullMarked
package io.trunkline.ami.retention;

import org.jspecify.annotations.NullMarked;
