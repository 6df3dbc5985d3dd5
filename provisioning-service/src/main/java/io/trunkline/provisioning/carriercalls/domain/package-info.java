/// How call records change the counts of carriers: a later revision counts only the difference.
@NullMarked
package io.trunkline.provisioning.carriercalls.domain;

import org.jspecify.annotations.NullMarked;
