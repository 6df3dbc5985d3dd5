/// Starts the services, each as an application context in this JVM or as a separate process, and creates
/// their settings.
@NullMarked
package io.trunkline.standalone.services;

import org.jspecify.annotations.NullMarked;
