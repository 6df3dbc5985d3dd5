/// How failed attempts add up and how long the next one has to wait.
@NullMarked
package io.trunkline.provisioning.signinlimits.domain;

import org.jspecify.annotations.NullMarked;
