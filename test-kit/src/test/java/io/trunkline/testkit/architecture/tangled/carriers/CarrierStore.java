package io.trunkline.testkit.architecture.tangled.carriers;

import io.trunkline.testkit.architecture.tangled.calls.CallStore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

public class CarrierStore {
    @Nullable
    CallStore calls;

    void sleep() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
