/// Reloads: AMI actions that make Asterisk apply changes which it does not read from the realtime tables by itself.
/// They are sent for the changed parts after `realtime.applied`, and for everything after each connect. Each can be
/// repeated.
@NullMarked
package io.trunkline.ami.reloads;

import org.jspecify.annotations.NullMarked;
