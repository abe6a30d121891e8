"""What people say, by theme: sentences with slots, for a good and for a bad experience."""

# The free-text questions beside the Friends and Family Test question, by code.
WHY, WHAT_WAS_GOOD, COULD_IMPROVE = "why", "what-was-good", "could-improve"
QUESTIONS = (WHY, WHAT_WAS_GOOD, COULD_IMPROVE)

SLOTS = {
    "staff": ("the nurses", "the doctor", "the midwife", "the receptionist", "the physiotherapist", "everyone",
              "the consultant", "the health care assistant", "the night staff", "the whole team"),
    "wait": ("twenty minutes", "an hour", "nearly two hours", "over three hours", "five hours", "most of the day"),
    "weeks": ("three weeks", "six weeks", "two months", "four months", "half a year"),
    "who": ("my mum", "my dad", "my husband", "my wife", "my son", "my daughter", "my nan", "my neighbour"),
    "place": ("the waiting room", "the ward", "the corridor", "the clinic", "the bathroom", "the entrance"),
    "thing": ("the letter", "the leaflet", "the text message", "the web page", "the form"),
}

# theme: (services it fits or None for all, good, bad)
THEMES = {
    "staff": (None, (
        "{staff} could not have been kinder", "{staff} went out of their way to help", "{staff} made me feel at ease",
        "{staff} were patient with {who}", "{staff} always had a smile", "{staff} treated me as a person",
        "I was looked after well by {staff}",
    ), (
        "{staff} seemed too busy to talk", "{staff} spoke over {who}", "{staff} were short with me",
        "I felt like a nuisance to {staff}", "{staff} did not say who they were", "nobody had time for {who}",
    )),
    "waiting": (None, (
        "I was seen on time", "hardly any wait at all", "I was told how long it would take and it was right",
        "in and out within {wait}, less than I feared", "quick from start to finish",
    ), (
        "I waited {wait} past my time", "{wait} on a hard chair is too long", "nobody said why it took {wait}",
        "the wait was {wait} and then I was sent home", "{who} gave up after {wait}",
        "the board said one thing and the wait was {wait}",
    )),
    "communication": (None, (
        "everything was explained in words I understand", "{staff} listened and answered all my questions",
        "I knew what would happen next", "they asked what mattered to me", "{staff} kept {who} informed",
    ), (
        "I was told three different things", "no one explained what would happen next",
        "{staff} used words I did not understand", "{who} was not told about the change",
        "I had to repeat my story to each person", "nobody rang back as promised",
    )),
    "information": (None, (
        "{thing} was clear", "{thing} was in large print as I had asked", "there was an interpreter ready for us",
    ), (
        "{thing} was too small to read", "{thing} came after the appointment", "{thing} was not in my language",
        "I asked for large print and got {thing} in the usual size", "no interpreter came for {who}",
    )),
    "environment": (None, (
        "{place} was spotless", "{place} was calm and bright", "a clean and cheerful building",
    ), (
        "{place} needs a good clean", "{place} was freezing", "{place} was far too hot",
        "there were no seats in {place}",
        "the lift to {place} was broken again",
    )),
    "parking": (None, (
        "easy to park", "the bus stops at the door", "good to have the blue badge spaces so near",
    ), (
        "I could not find anywhere to park", "parking costs too much", "the ticket machine would not take my card",
        "we missed the start because the car park was full", "two buses each way is hard for {who}",
    )),
    "food": (("inpatient", "maternity", "mental-health"), (
        "the food was better than I expected", "there was always something {who} could eat",
    ), (
        "the meals were cold", "nothing for vegetarians but cheese", "{who} was not helped to eat",
        "supper at five is too early",
    )),
    "noise": (("inpatient", "maternity", "mental-health"), (
        "it was quiet enough to sleep", "lights were down by ten and that helped",
    ), (
        "no sleep because of the noise at night", "bins banging at five in the morning", "the buzzers never stopped",
    )),
    "appointments": (("outpatient", "general-practice", "community", "mental-health"), (
        "I got an appointment within days", "booking on line was simple", "they rang me back the same morning",
        "they found a time that suits a carer",
    ), (
        "my appointment was moved {weeks} without a reason", "I waited {weeks} for an appointment",
        "forty in the queue at eight in the morning", "I cannot use the website and the phone just rings",
    )),
    "discharge": (("inpatient", "maternity", "accident-and-emergency"), (
        "going home was well planned", "my medicines were ready when I left",
    ), (
        "I waited {wait} for my tablets before I could go home", "{who} was sent home late at night",
        "nobody told my surgery that I was out of hospital",
    )),
    "pain": (("inpatient", "maternity", "accident-and-emergency"), (
        "they kept on top of the pain", "I was asked about pain before I had to ask",
    ), (
        "I asked for pain relief and it took {wait}", "I was left in pain for {wait}",
    )),
}

OPENERS_GOOD = ("", "", "", "Very pleased: ", "Thank you, ", "I was nervous but ", "First visit and ",
                "As a carer I say ")
OPENERS_BAD = ("", "", "", "Sorry to say ", "Not good enough: ", "Again ", "I know you are busy but ", "Disappointed, ")
CLOSERS_GOOD = ("", "", "", "Thank you all.", "Keep it up!", "I would come back.", "10 out of 10",
                "A credit to the NHS.")
CLOSERS_BAD = ("", "", "", "Please do better.", "It used to be good here.", "It wasn’t like this last year.",
               "Someone should look at it.", "I will not come back if I can help it.")
SHORT_GOOD = ("Very good", "Excellent service", "All fine", "Nothing", "Happy with everything", "Good",
              "Can’t fault it", "Lovely staff", "N/A", "Everything was \"just right\"")
SHORT_BAD = ("Poor", "Too long a wait", "Not happy", "N/A", "Could be better", "See my other form", "Where do I start")
NOTHING_TO_IMPROVE = ("Nothing", "Nothing, it was all good.", "No change needed", "Can’t think of anything", "None")

PLANTED = {
    "nhs_number": ("My NHS number is {}.", "NHS no: {}", "You can look me up, NHS number {}."),
    "telephone": ("Please ring me on {}.", "My mobile or home number is {}", "Call {} after six."),
    "email": ("Write to me at {}", "My email is {} if you want to know more.", "Contact: {}"),
    "postcode": ("I live at {} and there is no bus.", "My postcode is {}.", "We come all the way from {}."),
    "date_of_birth": ("DOB {}", "My date of birth is {}.", "I was born on {} and never saw the like."),
}
