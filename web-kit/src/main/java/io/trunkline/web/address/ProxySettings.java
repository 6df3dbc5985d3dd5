package io.trunkline.web.address;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings `trunkline.proxies.*` about the reverse proxies before a service.
///
/// @param trusted addresses and CIDR blocks of the proxies, IPv4 or IPv6; empty if there are none
/// @param header the one header that the proxies write, `x-forwarded-for` or `forwarded`. The other one is never
///     read: most proxies pass on what a client sends in it
@ConfigurationProperties("trunkline.proxies")
record ProxySettings(List<String> trusted, ForwardedHeader header) {}
