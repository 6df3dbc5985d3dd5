/// Rows of Asterisk's tables, as a dry run shows them.
@NullMarked
package io.trunkline.provisioning.realtimewriter.domain;

import org.jspecify.annotations.NullMarked;
