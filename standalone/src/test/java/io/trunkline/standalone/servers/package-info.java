/// Tests of how the suite treats its servers.
@NullMarked
package io.trunkline.standalone.servers;

import org.jspecify.annotations.NullMarked;
