/// From rows of Asterisk's channel event log to facts of calls.
@NullMarked
package io.trunkline.ami.cel.domain;

import org.jspecify.annotations.NullMarked;
