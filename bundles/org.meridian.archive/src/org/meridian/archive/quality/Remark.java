package org.meridian.archive.quality;

/**
 * One thing a rule says of an object.
 *
 * @param attribute keyword of the attribute it is about
 * @param found its value; empty where it is missing
 * @param suggestion a value that could be meant; empty where there is none to suggest
 */
public record Remark(Rule rule, String attribute, String found, String suggestion) {}
