package io.trunkline.testkit.architecture.rooted.calls;

import io.trunkline.testkit.architecture.rooted.Application;
import org.jspecify.annotations.Nullable;

public class CallServer {
    @Nullable
    Application application;
}
