package io.trunkline.console.pages;

import io.trunkline.console.platform.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The built pages on the class path, in the folder `pages`. Only files that are there when the console starts are
/// served, by their exact names. Each is kept in memory from its first use.
@Component
class Pages {
    static final String INDEX = "index.html";

    private final Map<String, Resource> resources;
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    Pages(ConsoleSettings settings) {
        this.resources = findResources(settings.pages());
    }

    private static Map<String, Resource> findResources(String folder) {
        try {
            var found = new HashMap<String, Resource>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**")) {
                String url = resource.getURL().toString();
                if (resource.isReadable() && !url.endsWith("/")) {
                    found.put(url.substring(url.lastIndexOf("/" + folder) + folder.length() + 1), resource);
                }
            }
            return Map.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the pages", e);
        }
    }

    /// Whether the console was built with pages.
    boolean isBuilt() {
        return resources.containsKey(INDEX);
    }

    /// Empty if there is no such file.
    Mono<PageFile> find(String path) {
        PageFile known = files.get(path);
        if (known != null) {
            return Mono.just(known);
        }
        return Mono.justOrEmpty(Optional.ofNullable(resources.get(path)))
                .flatMap(resource ->
                        Mono.fromCallable(() -> read(path, resource)).subscribeOn(Schedulers.boundedElastic()));
    }

    private PageFile read(String path, Resource resource) throws IOException {
        PageFile file = PageFile.of(path, resource.getContentAsByteArray());
        files.put(path, file);
        return file;
    }
}
