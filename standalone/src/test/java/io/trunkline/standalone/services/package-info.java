/// Tests of the settings of services.
@NullMarked
package io.trunkline.standalone.services;

import org.jspecify.annotations.NullMarked;
