package io.trunkline.cdr.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.cdr.assembly.domain.CallState;
import java.util.List;
import org.springframework.stereotype.Component;

/// `trunkline_calls_recorded_total` counts complete calls by disposition, `trunkline_calls_revised_total` their
/// later revisions.
@Component
class CallMetrics {
    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(List<CallState.UpdatedCall> updated) {
        updated.stream().filter(CallState.UpdatedCall::revised).forEach(this::count);
    }

    private void count(CallState.UpdatedCall one) {
        var disposition = one.record().disposition();
        if (one.state().revision() > 1) {
            meters.counter("trunkline.calls.revised").increment();
        } else if (disposition != null) {
            meters.counter("trunkline.calls.recorded", "disposition", disposition.wireName())
                    .increment();
        }
    }
}
