print("jtbd")
