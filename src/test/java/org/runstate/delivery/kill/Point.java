package org.runstate.delivery.kill;

/**
 * A moment at which a worker can be killed, in the order in which a message meets them.
 */
enum Point {

	/** Messages are planned; the worker is about to claim the first of them. */
	PLANNED(Place.DATABASE),
	/** It has read what it is about to claim, in an open transaction. */
	LOOKED(Place.DATABASE),
	/** Messages are claimed. */
	CLAIMED(Place.DATABASE),
	/** No connection to the mail server yet. */
	CONNECTING(Place.SOCKET),
	/** Connected, nothing said. */
	CONNECTED(Place.SOCKET),
	/** The server was greeted. */
	GREETED(Place.SERVER),
	/** The server has read the sender. */
	MAIL(Place.SERVER),
	/** The server has read the recipient. */
	RCPT(Place.SERVER),
	/** The server waits for the message itself. */
	DATA(Place.SERVER),
	/** A part of the message has left. */
	MID_DATA(Place.SOCKET),
	/** The whole message has arrived, and the server does not accept it. */
	DOT(Place.SERVER),
	/** The server has accepted the message and not said so. */
	ACCEPTED(Place.SERVER),
	/** The server's answer has left it. */
	ANSWERED(Place.SERVER),
	/** The answer was read and is about to be recorded. */
	RECORDING(Place.DATABASE),
	/** The outcome is recorded. */
	RECORDED(Place.DATABASE),
	/** There is nothing left to claim, and another worker still sends. */
	WAITING(Place.DATABASE),
	/** The worker says goodbye to the mail server. */
	QUIT(Place.SERVER),
	/** The worker is about to let go of what it did not send. */
	RELEASING(Place.DATABASE),
	/** It has let go. */
	RELEASED(Place.DATABASE);

	/** Who can see the moment. */
	enum Place {

		/** The worker's connections to the database. */
		DATABASE,
		/** The worker's sockets. */
		SOCKET,
		/** The mail server. */
		SERVER

	}

	private final Place place;

	Point(Place place) {
		this.place = place;
	}

	Place place() {
		return this.place;
	}

}
