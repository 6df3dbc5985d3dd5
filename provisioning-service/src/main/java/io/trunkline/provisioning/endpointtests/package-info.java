/// Tests of carriers and clients: a test is stored here, its steps are carried out by the bridge of each node, and it
/// ends at its deadline whatever the nodes do. Any replica shows it.
@NullMarked
package io.trunkline.provisioning.endpointtests;

import org.jspecify.annotations.NullMarked;
