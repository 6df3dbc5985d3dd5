/// PACKAGE-INFO TO WRITE.
@NullMarked
package io.trunkline.provisioning.signin;

import org.jspecify.annotations.NullMarked;
