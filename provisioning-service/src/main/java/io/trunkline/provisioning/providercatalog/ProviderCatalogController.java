package io.trunkline.provisioning.providercatalog;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.provisioning.providercatalog.domain.CarrierPreset;
import io.trunkline.web.ApiPath;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Presets of well-known providers, to create a carrier or to fill in the form for one.
@RestController
class ProviderCatalogController {
    private static final int DEFAULT_PORT = 5060;

    private final CarrierPresets presets;

    ProviderCatalogController(CarrierPresets presets) {
        this.presets = presets;
    }

    @GetMapping(ApiPath.V1 + "/carrier-presets")
    @Operation(operationId = "listCarrierPresets", summary = "List the presets of carriers")
    Mono<List<CarrierPreset>> list() {
        return Mono.just(presets.all());
    }

    /// The same presets in an earlier form.
    @GetMapping(ApiPath.V1 + "/providers")
    Mono<List<ProviderPreset>> listProviders() {
        return Mono.just(presets.all().stream().map(ProviderPreset::of).toList());
    }

    /// A preset.
    ///
    /// @param id the value of a carrier's `provider`
    /// @param hosts the provider's hosts, with `<…>` in place of the account's own part
    /// @param registrationTypes `ip` or `registration`, the most common one first
    record ProviderPreset(
            String id,
            String name,
            List<String> hosts,
            int port,
            List<String> registrationTypes,
            List<String> cidrs,
            List<String> codecs,
            String dtmfMode,
            String numberFormat,
            String note) {

        private static ProviderPreset of(CarrierPreset preset) {
            var carrier = preset.carrier();
            return new ProviderPreset(
                    preset.id(),
                    preset.name(),
                    preset.hosts(),
                    Objects.requireNonNullElse(carrier.port(), DEFAULT_PORT),
                    preset.registrationTypes(),
                    Objects.requireNonNullElse(carrier.cidrs(), List.of()),
                    Objects.requireNonNullElse(carrier.codecs(), List.of()),
                    Objects.requireNonNullElse(carrier.dtmfMode(), "rfc4733"),
                    Objects.requireNonNullElse(carrier.numberFormat(), "as-dialed"),
                    preset.hint());
        }
    }
}
