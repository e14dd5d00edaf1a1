${name}, mail from Runstate reaches you.

You asked for this test on ${at}. Nothing needs to be done.
What the mail server answered stands at ${messageUrl}

--
You get this because you pressed "Send me a test mail" at ${runsUrl}
