/// Facts of calls: turns the node's events about channels into `call.progress` and `call.completed`. Each fact is
/// published once; a source with more detail publishes it again. Other features publish their facts through
/// [io.trunkline.ami.callfacts.FactPublisher].
@NullMarked
package io.trunkline.ami.callfacts;

import org.jspecify.annotations.NullMarked;
