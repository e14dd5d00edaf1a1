package org.runstate.acknowledgement;

import org.runstate.audience.Audience;
import org.runstate.impact.Impact;
import org.runstate.impact.Level;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policy: from which level on a notice asks each audience to acknowledge it.
 *
 * @param admin what asks admins
 * @param helpdesk what asks the help desk
 * @param user what asks users; only where somebody asks them, unless set
 * @param snoozes how often somebody may put off the reminders of one notice
 */
@ConfigurationProperties("runstate.owing")
public record OwingSettings(@DefaultValue Admin admin, @DefaultValue Helpdesk helpdesk, @DefaultValue User user,
		@DefaultValue("3") int snoozes) {

	/** As it is unless it is set otherwise. */
	public static OwingSettings standard() {
		return new OwingSettings(new Admin(Level.MEDIUM, true), new Helpdesk(Level.MEDIUM, Level.MEDIUM, false),
				new User(Level.NONE, false), 3);
	}

	/** Whether a notice asks an audience, whoever else asks it. */
	boolean asks(Audience audience, Impact impact) {
		boolean actBy = impact.actBy() != null;
		return switch (audience) {
			case ADMIN -> above(impact.admin(), this.admin.from()) || (this.admin.actBy() && actBy);
			case HELPDESK -> above(impact.helpdesk(), this.helpdesk.from())
					|| above(impact.user(), this.helpdesk.users()) || (this.helpdesk.actBy() && actBy);
			case USER -> above(impact.user(), this.user.from()) || (this.user.actBy() && actBy);
		};
	}

	private static boolean above(Level level, Level least) {
		return least != Level.NONE && level.compareTo(least) >= 0;
	}

	/**
	 * What asks admins.
	 *
	 * @param from how much it touches admins; none for never
	 * @param actBy whether a day by which to act does
	 */
	public record Admin(@DefaultValue("medium") Level from, @DefaultValue("true") boolean actBy) {
	}

	/**
	 * What asks the help desk.
	 *
	 * @param from how much it touches the help desk; none for never
	 * @param users how much it touches users; none for never
	 * @param actBy whether a day by which to act does
	 */
	public record Helpdesk(@DefaultValue("medium") Level from, @DefaultValue("medium") Level users,
			@DefaultValue("false") boolean actBy) {
	}

	/**
	 * What asks users.
	 *
	 * @param from how much it touches users; none for never
	 * @param actBy whether a day by which to act does
	 */
	public record User(@DefaultValue("none") Level from, @DefaultValue("false") boolean actBy) {
	}

}
