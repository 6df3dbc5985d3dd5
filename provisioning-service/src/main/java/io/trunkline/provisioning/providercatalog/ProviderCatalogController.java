package io.trunkline.provisioning.providercatalog;

import io.trunkline.web.ApiPath;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Presets of well-known providers, to fill in the form for a new carrier.
@RestController
class ProviderCatalogController {
    private final List<ProviderPreset> presets;

    ProviderCatalogController(JsonMapper json) throws IOException {
        try (var stream = new ClassPathResource("provisioning/providers.json").getInputStream()) {
            this.presets = List.of(json.readValue(stream, ProviderPreset[].class));
        }
    }

    @GetMapping(ApiPath.V1 + "/providers")
    Mono<List<ProviderPreset>> list() {
        return Mono.just(presets);
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
            String note) {}
}
