"""Given and family names, from many of the communities that live in England."""

GIVEN = ("Aisha", "Alan", "Amara", "Amina", "Andrzej", "Anita", "Barbara", "Beatriz", "Brian", "Carol", "Chidi",
         "Chloë", "Daniel", "David", "Deborah", "Dmitri", "Edith", "Efua", "Elaine", "Emeka", "Farah", "Fatima",
         "George", "Grace", "Gurpreet", "Hannah", "Harold", "Hassan", "Imran", "Irena", "Ivy", "Jean", "Jing", "John",
         "Joyce", "Kamal", "Kwame", "Leila", "Linda", "Łukasz", "Mabel", "Manjit", "Margaret", "Mei", "Mohammed",
         "Nadia", "Neil", "Olu", "Patricia", "Paul", "Priya", "Rashid", "Ruth", "Sean", "Shirley", "Siân", "Sunita",
         "Tariq", "Thomas", "Victor", "Winston", "Yasmin", "Yusuf", "Zoë")
FAMILY = ("Abara", "Adeyemi", "Ahmed", "Akhtar", "Ali", "Baker", "Banerjee", "Begum", "Bennett", "Campbell", "Chan",
          "Clarke", "Cooper", "Davies", "Diallo", "Edwards", "Evans", "Fernandes", "Foster", "Gill", "Green", "Hall",
          "Harris", "Hughes", "Hussain", "Iqbal", "Jackson", "Jones", "Kaur", "Khan", "Kowalski", "Lewis", "Li",
          "Mahmood", "Marsh", "Mbeki", "McKenzie", "Mensah", "Morgan", "Nguyen", "Novák", "O'Brien", "O'Connor",
          "Okafor", "Patel", "Pereira", "Phillips", "Rahman", "Reid", "Roberts", "Sharma", "Silva", "Singh",
          "Smith-Hale", "Taylor", "Thompson", "Walker", "Williams", "Wood", "Zhang")
