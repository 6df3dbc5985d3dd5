/// Facts of calls, and how they follow from a node's events: a table of the live channels shows what each
/// event changes.
@NullMarked
package io.trunkline.ami.callfacts.domain;

import org.jspecify.annotations.NullMarked;
