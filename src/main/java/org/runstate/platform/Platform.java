package org.runstate.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a notice can be about in terms of devices. {@code IOS} includes iPadOS.
 */
public enum Platform {

	WINDOWS("Windows"), MACOS("macOS"), IOS("iOS and iPadOS"), ANDROID("Android"), LINUX("Linux"), CHROMEOS("ChromeOS"),
	WATCHOS("watchOS"), TVOS("tvOS"), VISIONOS("visionOS"), TEAMS_DEVICE("Teams devices"), WEB("Web");

	private final String label;

	Platform(String label) {
		this.label = label;
	}

	/**
	 * The word used in files, in the database and in the API, such as {@code windows}.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The name that people read. */
	public String label() {
		return this.label;
	}

	/** The platform with a key, whatever its case. */
	public static Optional<Platform> of(String key) {
		return Arrays.stream(values()).filter((platform) -> platform.key().equalsIgnoreCase(key.strip())).findFirst();
	}

}
