/// The upgrade of a suite that an earlier build has filled: its databases are restored from dumps.
@NullMarked
package io.trunkline.standalone.upgrade;

import org.jspecify.annotations.NullMarked;
