package io.railhead.codec.xsd;

/** A type that an element may have. Immutable. */
public sealed interface Type permits SimpleType, ComplexType {}
