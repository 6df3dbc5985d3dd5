/// Answers to the dialplan: dial strings, stop reasons with their hangup causes, and announcements.
@NullMarked
package io.trunkline.routing.decision.domain.answer;

import org.jspecify.annotations.NullMarked;
