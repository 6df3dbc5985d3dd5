/// Facts of calls: what the node says of channels becomes `call.progress` and `call.completed`, each fact said once
/// or, from a richer source, again. Others say facts of theirs by [io.trunkline.ami.facts.Facts].
@NullMarked
package io.trunkline.ami.callfacts;

import org.jspecify.annotations.NullMarked;
