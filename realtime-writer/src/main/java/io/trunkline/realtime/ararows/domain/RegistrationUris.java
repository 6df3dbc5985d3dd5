package io.trunkline.realtime.ararows.domain;

/// The two URIs by which AMI identifies a registration (Asterisk 22 AMI Registry: Username and Domain).
public record RegistrationUris(String clientUri, String serverUri) {}
