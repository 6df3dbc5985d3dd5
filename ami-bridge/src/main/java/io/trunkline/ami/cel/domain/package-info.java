/// Derives facts of calls from rows of Asterisk's channel event log.
@NullMarked
package io.trunkline.ami.cel.domain;

import org.jspecify.annotations.NullMarked;
