/// The command line options of the suite, its data folder with lock and secrets, and the list of its services.
@NullMarked
package io.trunkline.standalone.config;

import org.jspecify.annotations.NullMarked;
