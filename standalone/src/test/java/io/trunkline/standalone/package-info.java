/// Tests of the suite as a whole: its status, its class path, the sources, and the deployment files.
@NullMarked
package io.trunkline.standalone;

import org.jspecify.annotations.NullMarked;
