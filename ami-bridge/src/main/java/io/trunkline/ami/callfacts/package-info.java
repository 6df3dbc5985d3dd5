/// Facts of calls: the node's events about channels become `call.progress` and `call.completed`. Each fact is
/// published once, and again from a source with more detail. Other features publish their facts through
/// [io.trunkline.ami.callfacts.FactPublisher].
@NullMarked
package io.trunkline.ami.callfacts;

import org.jspecify.annotations.NullMarked;
