/// What an Asterisk node says and can be asked, as plain values in the order it said them. Nothing here knows AMI's
/// wire format.
@NullMarked
package io.trunkline.ami.connection.domain;

import org.jspecify.annotations.NullMarked;
