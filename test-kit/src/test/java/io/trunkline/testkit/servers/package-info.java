/// Tests of the servers: the embedded and the container form run the same contract.
@NullMarked
package io.trunkline.testkit.servers;

import org.jspecify.annotations.NullMarked;
