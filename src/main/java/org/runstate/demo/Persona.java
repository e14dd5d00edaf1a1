package org.runstate.demo;

/**
 * Somebody of the sample organisation as whom a visitor signs in with one click.
 *
 * @param key the last part of the address of the button
 * @param desk where they sit
 * @param sees what a visitor sees as them
 */
public record Persona(String key, String email, String name, String desk, String sees) {
}
