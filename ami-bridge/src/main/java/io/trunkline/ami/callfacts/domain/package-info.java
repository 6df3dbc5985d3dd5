/// Derives facts of calls from a node's events, by a table of the live channels.
@NullMarked
package io.trunkline.ami.callfacts.domain;

import org.jspecify.annotations.NullMarked;
