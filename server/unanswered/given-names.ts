/**
 * Given names of people in Hannover, by where they come from mostly. A name on this list is known wherever it stands
 * with a capital; of names that are not, only those that something announces are. Names that are also words
 * ("Ernst", "Rose", "Mark") are taken out of it below.
 */
const lists = [
  // German, old and new
  `Aaron Achim Adam Adelheid Adrian Agathe Agnes Albert Albrecht Alex Alexander Alexandra Alfons Alfred Alice Alina Alma
  Alwin Amalie Amelie Amy Andrea Andreas Andre André Angela Angelika Anika Anja Anke Ann Anna Annabell Anne Annegret
  Anneke Annelie Anneliese Annemarie Annett Annette Annika Anton Antonia Antje Arne Arnold Arthur Astrid Athena Axel
  Barbara Bastian Beate Beatrice Beatrix Ben Benedikt Benjamin Benno Bernd Bernhard Bernward Berta Bertha Bettina Bianca
  Birgit Birte Björn Bodo Boris Brigitta Brigitte Britta Bruno Burkhard Carina Carl Carla Carlotta Carmen Carola Carolin
  Caroline Carsten Catharina Cäcilie Celina Charlotte Chiara Christa Christel Christiane Christina Christine Christoph
  Christopher Clara Clarissa Claudia Claus Clemens Constanze Cora Cordula Corinna Cornelia Cornelius Dagmar Damian Dana
  Daniel Daniela Daria David Dennis Detlef Detlev Diana Dierk Dieter Dietmar Dietrich Dina Dirk Dominik Dora Doreen Doris
  Dorothea Dorothee Eberhard Eckhard Edda Edeltraud Edgar Edith Eduard Edwin Egon Ekkehard Elena Eleonore Elfriede Elias
  Elisa Elisabeth Elise Elke Ella Ellen Elli Elly Elmar Elsa Else Elvira Emil Emilia Emilie Emily Emma Emmi Enno Erhard
  Eric Erich Erik Erika Erna Erwin Esther Eugen Eva Evelyn Ewald Fabian Fabienne Felicitas Felix Ferdinand Finja Finn
  Fiona Florian Frauke Franziska Freya Frida Frieda Friederike Friedhelm Friedrich Fritz Gabi Gabriel Gabriela Gabriele
  Georg Gerald Gerda Gerhard Gerlinde Gernot Gero Gert Gertraud Gertrud Gisbert Gisela Gerold Gitta Gottfried Götz Greta
  Gretel Gudrun Guido Gunda Gundula Gunnar Günter Günther Gustav Hanna Hannah Hannelore Hannes Hans Hansjörg Harald Harry
  Hartmut Hauke Hedwig Heidemarie Heidi Heike Heiko Heiner Heino Heinrich Heinz Helena Helene Helga Helge Hella Helmut
  Helmuth Hendrik Henning Henri Henriette Henrik Henry Herbert Hermann Hermine Herta Hertha Hilda Hilde Hildegard Hilmar
  Holger Horst Hubert Hubertus Hugo Ida Ilka Ilona Ilse Imke Ina Ines Inga Inge Ingeborg Ingo Ingrid Inka Irene Iris Irma
  Irmgard Irmtraud Isabel Isabell Isabella Isabelle Jakob Jan Jana Janina Janine Janis Jannik Jannis Jarne Jasmin Jean
  Jenny Jens Jessica Jette Joachim Jochen Johann Johanna Johannes Jonah Jonas Jonathan Jonte Jörg Jörn Josef Josefine
  Joseph Josephine Joshua Judith Jule Julia Julian Juliane Julius Jürgen Justin Justus Jutta Kai Karen Karin Karina Karl
  Karla Karlotta Karola Karoline Karsten Kaspar Katharina Kathrin Kathleen Kathi Katja Katrin Kerstin Kevin Kilian Kim
  Kirsten Klara Klaudia Klaus Konrad Konstantin Konstanze Kristin Kristina Kunigunde Kurt Lara Larissa Lars Lasse Laura
  Laurenz Laurin Lea Leah Lena Lene Leni Lennard Lennart Leo Leon Leona Leonard Leonhard Leonie Leonore Leopold Lia
  Lian Liam Liane Lieselotte Lilian Lilli Lilly Lina Linda Linn Linus Lisa Lisbeth Liselotte Lore Lorena Lorenz Lothar
  Lotta Lotte Louis Louisa Louise Luca Lucas Lucia Lucie Lucy Ludger Ludwig Luis Luisa Luise Luka Lukas Luna Lutz Lydia
  Lynn Mads Magda Magdalena Maike Maja Malea Malin Malte Mandy Manfred Manuel Manuela Mara Marc Marcel Marco Marcus
  Mareike Maren Margarete Margarethe Margit Margot Margret Margrit Maria Marianne Marie Marieke Mariella Marieluise
  Marika Marina Mario Marion Marius Marko Markus Marla Marlen Marlene Marlies Marlis Marlon Marta Martha Martin Martina
  Mathias Mathilda Mathilde Mathis Mats Matteo Matthias Matthis Mattis Maurice Max Maximilian Maya Mechthild Meike Mela
  Melanie Melina Melissa Meta Mia Michael Michaela Michel Michelle Mika Mila Milan Milena Milla Mira Miriam Mirjam Mirko
  Mona Monika Monique Moritz Nadine Nadja Natalie Natascha Nathalie Neele Nele Nelly Nico Nicola Nicolas Nicole Niklas
  Niko Nikola Nikolai Nikolas Nils Nina Noah Noel Nora Norbert Norman Norma Ole Olaf Oliver Olivia Oskar Oscar Oswald Otto
  Pascal Patricia Patrick Patrizia Paul Paula Paulina Pauline Peer Peggy Per Peter Petra Philip Philipp Phillip Pia Piet
  Rafael Raimund Rainer Ralf Ralph Ramona Raphael Rebecca Rebekka Regina Regine Reiner Reinhard Reinhold Renate René
  Rene Ria Ricarda Richard Rieke Rita Robert Robin Roger Roland Rolf Roman Romy Ronja Ronny Rosa Rosalie Rosemarie
  Roswitha Rüdiger Rudi Rudolf Rudolph Ruth Sabine Sabrina Sally Samuel Sandra Sandro Sara Sarah Sascha Saskia Sebastian
  Selma Sibylle Siegbert Siegfried Siegmund Siegrid Sigrid Sigrun Silas Silke Silvana Silvia Simon Simona Simone Sina
  Sofia Sofie Solveig Sonja Sönke Sophia Sophie Stefan Stefanie Steffen Steffi Stella Stephan Stephanie Susan Susann
  Susanna Susanne Svea Sven Svenja Swantje Sylvia Tabea Tamara Tanja Tatjana Thea Thekla Theo Theodor Theresa Therese
  Theresia Thies Thilo Thomas Thore Thorben Thorsten Till Tilman Tilo Tim Timm Timo Timon Tina Tobias Tom Tomas Toni
  Torben Torsten Traute Trude Udo Ulf Uli Ulla Ulrich Ulrike Undine Urs Ursel Ursula Uschi Ute Utz Uwe Valentin
  Valentina Valerie Vanessa Vera Verena Veronika Victor Victoria Viktor Viktoria Vincent Viola Vivien Vivienne Volker
  Volkmar Walburga Waldemar Walter Walther Waltraud Wenke Werner Wibke Wiebke Wieland Wilfried Wilhelm Wilhelmine Willi
  Willy Wilma Winfried Wolf-Dieter Wolfgang Wolfram Xaver Yannick Yannik Yvette Yvonne Zoe Zoé`,
  // Turkish and Kurdish
  `Abdullah Adem Ahmet Ahmed Alev Ali Aras Arda Arif Arzu Aslan Asli Aslı Asya Ata Atilla Aydın Ayhan Aylin Aynur Aysel Ayse
  Ayşe Aysun Azad Aziz Azra Bahar Baran Barış Batuhan Bayram Bekir Beren Berfin Berivan Berkay Beyza Bilal Bülent Burak
  Burcu Büşra Can Canan Cansu Cem Cemal Cengiz Ceren Ceyda Cihan Damla Defne Demet Deniz Derya Devran Dilan Dilara Dilek
  Dogan Doğan Ebru Ecrin Efe Egemen Ege Ekrem Elif Emel Emin Emine Emir Emrah Emre Enes Engin Ercan Erdal Erdem Erdogan
  Eren Erkan Erol Ersin Esin Esma Esra Eymen Eylül Fadime Fahri Faruk Fatih Fatma Ferhat Feride Figen Filiz Firat Fırat
  Fulya Furkan Gamze Gökhan Gönül Gül Gülay Gülcan Gülsen Gülten Gürkan Hacer Hakan Hakki Halil Halime Hamza Hanife Harun
  Hasan Hatice Havva Haydar Hayriye Hülya Hüseyin Ibrahim İbrahim Ilayda Ilhan İlhan Ilkay İlkay Ilker Inan Irem İrem
  Ismail İsmail Ismet Kaan Kadir Kadriye Kazim Kemal Kenan Kerem Koray Kübra Leyla Levent Mahir Mahmut Mehmet Melek Melih
  Melike Meltem Memet Meral Merve Meryem Metin Mevlüt Mikail Miran Mirac Muhammed Muhammet Murat Musa Mustafa Mutlu
  Nazan Nazli Nazlı Necati Necla Nergis Neslihan Nesrin Nevin Nihat Nilay Nilgün Nuray Nurcan Nurgül Nuri Oguz Oğuz Okan
  Olcay Onur Orhan Osman Özcan Özge Özgür Özlem Ömer Pelin Pinar Pınar Ramazan Recep Rojda Rojin Ruken Sabri Salih Sami
  Savas Seda Sedat Sefa Selami Selçuk Selim Selin Semih Semra Serap Serdar Serhat Serkan Serpil Sevda Sevgi Sevil Sevim
  Sezen Sibel Sinan Songül Suat Sude Süleyman Sultan Suna Taha Tahir Tarik Tarkan Tayfun Tekin Temel Tolga Tuba Tuğba
  Tülay Tuncay Turgut Turan Ufuk Ugur Uğur Ümit Ümmü Umut Vedat Veli Volkan Yagmur Yağmur Yasar Yasemin Yasin Yavuz
  Yigit Yiğit Yildiz Yıldız Yilmaz Yunus Yusuf Zafer Zehra Zekiye Zeki Zeliha Zerrin Zeynep Zübeyde Zühal`,
  // Arabic, Persian, Afghan and further from there
  `Abbas Abdel Abdul Abdulrahman Abed Abeer Adil Adnan Afsaneh Ahlam Ahmad Aicha Aida Aisha Akram Alaa Alireza Amal Amani
  Amina Amine Amir Amira Amjad Anas Anwar Arash Asma Asmaa Ashraf Ayman Ayoub Aya Bashar Bassam Basel Behzad Bijan
  Dalia Dania Diana Dina Ebrahim Ehsan Eman Fadi Fadia Fahima Faisal Farah Fares Farhad Farida Farid Fariba Fatemeh
  Fatima Fatiha Fereshteh Firas Ghada Ghassan Habib Habiba Hadi Haifa Hala Hamid Hanan Hani Hassan Haytham Hiba Hisham
  Hoda Hossein Houda Huda Hussein Iman Imane Imran Ismael Issa Jalal Jamal Jamila Jasim Jawad Kamal Karim Karima Kaveh
  Khadija Khaled Khalid Kian Laila Lamia Latifa Layla Lubna Maha Mahdi Mahmood Mahmoud Mai Majid Malak Mansour Marwa
  Marwan Maryam Masoud Maysa Mehdi Mehran Mina Mitra Moataz Mohamad Mohamed Mohammad Mohammed Mohsen Mojgan Mona Mostafa
  Mouna Muhammad Muhannad Muna Nabil Nada Nadia Nadim Naima Najib Najla Narges Nasrin Nasser Nawal Nazanin Nima Noor
  Noura Nour Nura Omar Omid Osama Parisa Parvin Qasim Rabia Rachid Raed Rafik Rahim Raja Rami Rana Rania Rasha Rashid
  Rawan Reem Reza Riad Rim Rima Roya Ruba Saad Sabah Saeed Safa Sahar Said Saida Salah Salam Saleh Salim Salma Samer
  Samia Samir Samira Sana Sanaa Sara Sayed Shaima Shadi Sharif Shirin Soheila Soraya Suha Suleiman Taher Tamer Tareq
  Tariq Wael Wafa Walid Wassim Yahya Yara Yasmin Yasmina Yasmine Yasser Younes Youssef Yousef Zahra Zaid Zain Zainab
  Zakaria Ziad Zineb`,
  // Polish, Czech, Ukrainian, Russian, from the Balkans and the Caucasus, in Latin letters
  `Adrijana Agata Agnieszka Aleksandar Aleksander Aleksandra Aleksandr Aleksei Aleksey Alena Alicja Aljona Alona Ana
  Anastasia Anastasiia Anatoli Andrei Andrej Andrey Andrii Andrzej Andrzejew Angelina Anita Antoni Arkadiusz Artem Artur
  Barbora Bartosz Bartłomiej Beata Blerim Bogdan Bogumil Bohdan Bojan Boguslaw Bozena Bożena Branka Branko Czesław
  Damir Danuta Danylo Darko Dariusz Darja Darya Dawid Dejan Denis Denys Dijana Dimitar Dimitri Dmitri Dmitry Dmytro
  Dorota Dragan Dragana Drita Dusan Dzenan Edin Edyta Ekaterina Elżbieta Emina Emir Enver Ewa Ewelina Fatos Fatmir
  Filip Galina Genti Goran Gordana Grażyna Grzegorz Halina Halyna Hanna Henryk Ibolya Igor Ihor Ilija Illia Ilja Inna
  Iryna Irina Ivan Ivana Ivo Iwona Iwan Jadranka Jadwiga Jacek Jakub Janusz Jarosław Jasmina Jaroslav Jelena Jerzy
  Joanna Jovan Jovana Jozef Józef Justyna Kamil Kamila Karolina Katarina Katarzyna Kateryna Kinga Konstantinos Krystian
  Krystyna Krzysztof Ksenia Larysa Lech Lejla Leonid Lidia Lilia Liliana Ljiljana Ljubica Ljudmila Lucyna Ludmila
  Ludmilla Łukasz Lyudmyla Maciej Magdalena Maksim Maksym Malgorzata Małgorzata Marcin Marek Mariana Mariia Marija Marjan
  Mariusz Mariya Marta Marzena Mateusz Matej Michal Michał Mihai Mihail Mikhail Mikołaj Milan Milica Miloš Milos Mirela
  Miroslav Mirosław Mladen Mykola Mykhailo Nadezhda Nadiia Natalia Nataliia Natalija Natalya Natasa Nebojša Nenad
  Nikita Nikolaj Nikolay Oksana Olena Oleg Oleh Oleksandr Oleksandra Oleksii Olesia Olga Olha Pavel Pavlo Paweł Pawel
  Piotr Predrag Przemysław Radmila Radosław Rafał Ratko Renata Roksana Roman Ruslan Ryszard Sanja Sasa Sergei Sergej
  Sergey Serhii Semen Senad Slavica Sławomir Slobodan Snezana Sofiia Stanislav Stanisław Stanko Stanka Stefania
  Svetlana Svitlana Sylwia Szymon Tadeusz Tamar Taras Tatiana Tetiana Tomasz Urszula Vadim Vadym Valentyna Valeri
  Valeriia Vasyl Veronica Vesna Viktoriia Violetta Vitali Vitalii Vladimir Vladislav Vlad Volodymyr Vjosa Waleria Wanda
  Weronika Wieslaw Wiesława Wiktor Wiktoria Wioletta Witold Włodzimierz Wojciech Yana Yevhen Yevheniia Yulia Yuliia Yuri
  Yuriy Zbigniew Zdravko Željko Zeljko Zlatko Zofia Zoran Zoya Zuzanna Zvonimir Zygmunt`,
  // English, Romance, Greek, Scandinavian
  `Aaliyah Abigail Alan Alberto Alejandra Alejandro Alessandra Alessandro Alessia Alessio Alfonso Alfredo Amanda Amber
  Anastasios Andrew Angelo Anthony Antonella Antonino Antonio Antonios Ashley Audrey Austin Beatriz Bianka Bob Brandon
  Brian Bridget Bruce Caitlin Camila Camille Carlo Carlos Catarina Catherine Cesar Charles Charlie Chloe Chris Christos
  Cindy Claire Colin Connor Craig Cristian Cristiano Cristina Cynthia Daphne Deborah Diego Dimitra Dimitrios Dimitris
  Domenico Donna Dorothy Douglas Duncan Dylan Eduardo Edward Eileen Eirini Eleni Elisabetta Elizabeth Emanuel Emanuele
  Emanuela Emmanuel Enrico Enrique Enzo Erin Ernesto Ethan Eugenia Eugenio Evangelos Fabio Fabrizio Federica Federico
  Felipe Fernanda Fernando Filippo Filomena Francesca Francesco Francisca Francisco Francois François Françoise Gavin
  Gemma Georgia Georgina Georgios Gerard Gianluca Gianni Giorgia Giorgio Giorgos Giovanna Giovanni Giulia Giuliana
  Giulio Giuseppe Gonzalo Graham Gregory Guillermo Gustavo Harriet Heather Hector Helen Howard Ian Ignacio Ioana Ioannis
  Isaac Jack Jacob Jacqueline Jacques James Jamie Jane Janet Jason Javier Jeff Jeffrey Jennifer Jeremy Jerome Jérôme
  Jessie Jim Joana Joao João Joe Joel John Jonathon Jorge Jose José Josh Joyce Juan Juana Judy Julie Julien Julio Karim
  Katherine Kathryn Katie Keith Kelly Kenneth Konstantina Kostas Kyriakos Kyle Larry Lauren Laurent Leandro Lewis Logan
  Lorenzo Luc Luciana Luciano Lucio Luigi Luisa Madison Manolis Marcela Marcello Marcelo Margaret Margherita Marisa
  Maristella Marta Martine Massimo Mateo Matilde Matthew Maureen Maurizio Mauro Megan Mercedes Mercy Mercedes Miguel Mike
  Mikael Mikkel Monica Nancy Natasha Nathan Neil Nicholas Nick Nigel Nikolaos Nikos Nuno Olivier Orlando Pablo Panagiotis
  Paolo Pamela Paola Patrice Pavlos Pedro Penelope Phil Philippe Pierre Pietro Rachel Rafaela Rajesh Ramiro Raquel Raul
  Raúl Raymond Rebeca Ricardo Riccardo Rick Rob Roberta Roberto Rodrigo Rodriguez Rogerio Romain Rosaria Rosario Rui
  Russell Ryan Salvatore Sam Samantha Sandrine Santiago Scott Sean Sergio Shannon Sharon Sheila Sidney Silvio Sofía
  Spyridon Stavros Stephen Steve Steven Stuart Tania Teresa Teresita Theodoros Thierry Timothy Todd Tony Tracy Travis
  Trevor Tyler Valeria Vasiliki Vasilios Vicente Vicky Vincenzo Virginia Vito Vittorio Wayne Wendy William Xavier
  Ximena Yannis Yves Zachary`,
  // African and Asian
  `Abena Abimbola Abiodun Abiola Abu Adaeze Ade Adebayo Adewale Adjoa Afia Akosua Akua Akwasi Aminata Amadou Ama Amara
  Amita Anand Anh Anil Anita Anjali Anjana Arjun Arun Ashok Asif Aung Awa Babatunde Blessing Bola Boubacar Chidi Chinedu
  Chinonso Chioma Chukwu Chukwuemeka Deepak Deepika Divya Dung Ebenezer Ebere Efua Emeka Fatou Fatoumata Femi Folake
  Ganesh Gaurav Giang Ha Hai Hanh Haruka Haruto Hien Hieu Hiroshi Hoa Hoang Hong Hung Huong Ibrahima Ifeanyi Ifeoma
  Indira Isha Jiaqi Jing Jyoti Kavita Kenji Khanh Kiran Kofi Kojo Krishna Kumar Kwabena Kwaku Kwame Kwasi Lakshmi Lamin
  Lan Lien Linh Mahesh Mamadou Manish Mariama Meena Mei Minh Modou Mohan Moussa My Nam Neha Ngoc Ngozi Nga Nghia Nhung
  Nikhil Nisha Nkechi Obinna Oluwaseun Omotola Oumar Ousmane Pham Phuong Pooja Pradeep Prakash Prasad Priya Quang Quoc
  Quynh Rahul Rajan Ramesh Ravi Rekha Ritu Rohit Sakura Sandeep Sanjay Santosh Saroj Seydou Shanti Shinji Shivani Shreya
  Sita Sneha Sunil Sunita Suresh Swati Takeshi Temitope Thanh Thao Thi Thu Thuy Tien Tinh Toan Trang Trinh Truong Tuan
  Tunde Tuyet Uchenna Uma Usman Van Vijay Vikram Vinod Wei Xiao Xin Yaw Ying Yoko Yuki Yusuf Yuto Zheng`,
];

/** Words and places that are names as well: no names unless something announces them. */
const ambiguousNames = `Ada Ama An Ann August Bahar Bo Can Cara Carmen Christian Dean Deniz Dung Ege Engin Ernst Ferri Florence Frank Franz
  Gloria Grace Gül Ha Hai Hoa Hong Hope Ida Jade Joy June Jean Kai Kim Kumar Lan Leila Lennox Lian Lore Maj Mai Mark May My Nam
  Nick Norma Olive Pat Paris Per Raja Rose Ruby Sam Said Salam Sally Sina Sky Sultan Sonny Till Toni Van Veli Victor Viola
  Will Wolf Heide Linde Sonne Gabi Georgia Mercedes Ben Roman Nora Amber Mercy Blessing Rim Mika Virginia Sydney Basel Meta Else Ade Ata Veli Bayram Ramazan Temel`;

/** Everyday words, written small: "alter rosa führerschein", "max. drei monate", "anne" is a mother in Turkish. */
const wordsWrittenSmall = `lasse rosa anne alma ewa asli aslı doğan dogan mei edin hala sabah sana enno max jan marina umut savas barış yıldız
  yildiz yağmur yagmur melek eren emir hakki sevgi sevda zafer onur damla demet mutlu turan özgür recep yasar zeki ugur
  uğur ümit tuba dilek emel emin erdem fatih pinar sami iris heide linde erika urs lotte peer piet mona mandy otto bob
  rob jack jim joe linda dora ella noor nour iman amal aman rim safa shadi ali nam minh van nga thu alba angel
  ole per kim uli luna`;

const readNames = (text: string) => text.split(/\s+/).filter(Boolean);

const ambiguous: ReadonlySet<string> = new Set(readNames(ambiguousNames));

/** Names that are nothing else. */
export const givenNames: readonly string[] = [
  ...new Set(lists.flatMap(readNames).filter((name) => !ambiguous.has(name))),
];

/** Names that are everyday words where they are written small. */
export const namesOnlyWithCapital: ReadonlySet<string> = new Set(readNames(wordsWrittenSmall));
