/// The kinds of reloads, and which of them a change of the realtime tables needs.
@NullMarked
package io.trunkline.ami.reloads.domain;

import org.jspecify.annotations.NullMarked;
